export function make({ collate }) { return { Intl: { Collator: collate.Collator } }; }
