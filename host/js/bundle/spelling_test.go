package bundle

import (
	"strings"
	"testing"
)

// computed are spellings of an import or a require with a computed name that leads out of the script's directory.
var computed = []string{
	"console.log(m\\u006Fdule.require('../dir/' + globalThis.x))",
	"console.log(modu\\u006Ce.require('../dir/' + globalThis.x))",
	"console.log(module['require']('../dir/' + globalThis.x))",
	"console.log(module?.['require']('../dir/' + globalThis.x))",
	"console.log(module\n/**/['requ'+'ire']('../dir/' + globalThis.x))",
	"console.log(module . \n // x\n require('../dir/' + globalThis.x))",
	"console.log(module // x\n . require('../dir/' + globalThis.x))",
	"console.log(module\u2028.require('../dir/' + globalThis.x))",
	"console.log(module\ufeff.require('../dir/' + globalThis.x))",
	"console.log(module.\u00a0require('../dir/' + globalThis.x))",
	"console.log(module.\u2028require\u2028('../dir/' + globalThis.x))",
	"console.log(require\u00a0('../dir/' + globalThis.x))",
	"console.log(require\n<!-- x\n('../dir/' + globalThis.x))",
	"console.log(require\n--> x\n('../dir/' + globalThis.x))",
	"console.log((0,require)('../dir/' + globalThis.x))",
	"console.log([require][0]('../dir/' + globalThis.x))",
	"console.log((require, require)('../dir/' + globalThis.x))",
	"console.log(`${require('../dir/' + globalThis.x)}`)",
	"console.log(require(`../dir/${globalThis.x}`,1))",
	"console.log(require(...['../dir/' + globalThis.x]))",
	"const y = '../dir/'; console.log(require(y + globalThis.x))",
	"console.log(require.resolve('../dir/' + globalThis.x))",
	"console.log(require\\u002eresolve('../dir/' + globalThis.x))",
	"console.log(new require('../dir/' + globalThis.x))",
	"console.log(require?.('../dir/' + globalThis.x))",
	"import(/**/`../dir/${globalThis.x}`)",
	"import\u00a0(`../dir/${globalThis.x}`)",
	"import\n<!-- x\n(`../dir/${globalThis.x}`)",
	"console.log(1)\nimport\n--> x\n(`../dir/${globalThis.x}`)",
	"x = 1 ? .5 : import(`../dir/${globalThis.x}`)",
	"x = [...import(`../dir/${globalThis.x}`)]",
	"x = 1.\nimport(`../dir/${globalThis.x}`)",
	"x = {...\nimport(`../dir/${globalThis.x}`)}",
	"const b = '../dir/'; import(b + globalThis.x)",
	"const b = '../dir/'; import(b, {})",
	"import({toString(){return 1}}, 2); import({a}); import(`../dir/${globalThis.x}`, {with:{type:'text'}})",
	"import(('../dir/') + globalThis.x)",
	"import('../dir/'.concat(globalThis.x))",
	"import('../dir/' /* ) */ + globalThis.x)",
	"import(\"../dir/\"/* , */+globalThis.x)",
	"import('../dir/'\u00a0+globalThis.x)",
	"import('../dir/'//,\n+globalThis.x)",
	"import('../dir/'<!--,\n+globalThis.x)",
	"x/import('../dir/'+globalThis.x)/1",
	"/import/.test(import('../dir/'+globalThis.x))",
	"// Load it.\nrequire(" + "'../dir/' + globalThis.x)",
	"// Load it.\nimport(" + "'../dir/' + globalThis.x)",
	"x = 1.\nrequire('../dir/' + x)",
	"console.log((module) // x\n .require('../dir/' + x))",
	"console.log((module)['require']('../dir/' + x))",
	"console.log(module?.['require']?.('../dir/' + x))",
	"console.log(((module)) /* */ . require('../dir/' + x))",
	"new Worker(new URL('../dir/' + x, import.meta.url)); import.meta.glob('../dir/*')",
}

// TestSpellings: in no spelling does the bundler look for the files itself that a computed name may mean.
func TestSpellings(t *testing.T) {
	for _, text := range computed {
		for _, name := range []string{"a.cjs", "a.ts"} {
			_, app := outside(t, map[string]string{"app.ts": "import './" + name + "'", name: text})
			t.Chdir(app) // where it would look
			if _, err := check(t, Config{}, app); err != nil && strings.Contains(err.Error(), "cannot be followed") {
				t.Errorf("%s: %s: it has found files itself: %v", name, text, err)
			}
		}
	}
}
