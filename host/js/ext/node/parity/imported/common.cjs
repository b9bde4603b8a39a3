const path = require('path');
exports.name = path.basename(__filename);
exports.inDir = path.dirname(__filename) === __dirname;
exports.self = this === module.exports;
exports.main = require.main;
exports.value = typeof module;
