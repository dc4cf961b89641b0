// Copies the scripts that are no webjars into src/main/webapp/assets/vendor, unchanged.
// Run: npm install && node make.mjs
import { copyFileSync, mkdirSync, readFileSync, rmSync } from 'node:fs';

const OUT = new URL('../../main/webapp/assets/vendor/', import.meta.url);
const PACKAGES = {
  altcha: ['dist_external/altcha.js', 'dist_external/worker.js', 'dist_external/altcha.css', 'LICENSE.txt'],
  'accessible-autocomplete': ['dist/accessible-autocomplete.min.js', 'dist/accessible-autocomplete.min.css', 'LICENSE.txt'],
};
const wanted = JSON.parse(readFileSync(new URL('package.json', import.meta.url))).dependencies;

rmSync(OUT, { recursive: true, force: true });
for (const [name, files] of Object.entries(PACKAGES)) {
  const from = new URL(`node_modules/${name}/`, import.meta.url);
  const { version } = JSON.parse(readFileSync(new URL('package.json', from)));
  if (version !== wanted[name]) throw new Error(`${name} is ${version} but must be ${wanted[name]}. Maybe run npm install.`);
  const to = new URL(`${name}-${version}/`, OUT);
  mkdirSync(to, { recursive: true });
  for (const file of files) copyFileSync(new URL(file, from), new URL(file.split('/').pop(), to));
  console.log(`${name} ${version}: ${files.length} files`);
}
