// Package wpt runs the web-platform-tests of those APIs that scripts have, and holds no code of its own. fetch.sh gets the tests; testdata
// has the shim that runs one of them, tests of the same form for areas that the set lacks (own), and for each area the subtests that are
// expected to fail, one a line:
//
//	url/url-constructor.any.js | subtest | reason
//
// A subtest that ends in * stands for all that begin so, and every one of them must fail. (harness) is what concerns the whole file.
// A failure that is not listed fails the test, and so does a listed one that passes: the lists can only get shorter.
//
//	host/js/wpt/fetch.sh
//	go test ./host/js/wpt
//	go test ./host/js/wpt -run TestWeb/url -update       # writes the list; new lines have the reason ?
//	go test ./host/js/wpt -run TestWeb -v -bun           # puts the same files to Bun, too
package wpt
