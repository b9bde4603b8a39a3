// A handler that answers with the result of each case: a JSON object.
type Case = (req: Request, server: any) => unknown;

const name = (e: any): string => `throws ${e?.name ?? typeof e}`;

/** throws is what f throws, by its name. */
export function throws(f: () => unknown): string {
  try {
    f();
  } catch (e) {
    return name(e);
  }
  return 'throws nothing';
}

/** rejects is throws for promises. */
export async function rejects(f: () => unknown): Promise<string> {
  try {
    await f();
  } catch (e) {
    return name(e);
  }
  return 'throws nothing';
}

export const hex = (b: ArrayBuffer | Uint8Array): string => Array.from(new Uint8Array(b as ArrayBuffer), (n) => n.toString(16).padStart(2, '0')).join('');

export function same(cases: Record<string, Case>) {
  return {
    port: 0,
    async fetch(req: Request, server: any): Promise<Response> {
      const answers: [string, unknown][] = [];
      for (const [text, f] of Object.entries(cases)) {
        let v: unknown;
        try {
          v = await f(req, server);
        } catch (e) {
          v = name(e);
        }
        answers.push([text, v === undefined ? 'undefined' : v]);
      }
      return Response.json(answers);
    },
  };
}
