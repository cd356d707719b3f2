// Builds the playground page into ../dist: one index.html, one script, one
// style sheet, three Monaco workers, the icon font and the favicon, each with
// a .gz and a .br beside it, and LICENSES.txt with the licence of every
// package that ended up in the bundle.
//
// The same sources and the same package-lock.json give the same bytes. Every
// name but index.html and LICENSES.txt carries a hash of the file's content,
// so the server may tell browsers to keep those for ever.
import {createHash} from 'node:crypto';
import {existsSync} from 'node:fs';
import {mkdir, readdir, readFile, rm, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import * as zlib from 'node:zlib';
import * as esbuild from 'esbuild';

const web = path.dirname(fileURLToPath(import.meta.url));
const dist = path.join(web, '..', 'dist');
const base = '/playground/';

const common = {
  absWorkingDir: web,
  outdir: dist,
  bundle: true,
  minify: true,
  write: false,
  metafile: true,
  legalComments: 'external',
  target: 'es2022',
  entryNames: '[name]-[hash]',
  assetNames: '[name]-[hash]',
  publicPath: base,
  loader: {'.ttf': 'file', '.svg': 'copy'},
  define: {'process.env.NODE_ENV': '"production"'},
  logLevel: 'warning',
};

// bundleWorkers builds the scripts Monaco runs off the main thread. Each is a
// classic script of its own origin, so no blob: URL is needed.
function bundleWorkers() {
  return esbuild.build({
    ...common,
    format: 'iife',
    entryPoints: {
      'editor.worker': 'monaco-editor/esm/vs/editor/editor.worker.js',
      'json.worker': 'monaco-editor/esm/vs/language/json/json.worker.js',
      'graphql.worker': 'monaco-graphql/esm/graphql.worker.js',
    },
  });
}

// bundlePage builds the script, the style sheet and the files they refer to.
// workers maps a worker's name to its address.
function bundlePage(workers) {
  return esbuild.build({
    ...common,
    format: 'esm',
    jsx: 'automatic',
    entryPoints: {main: 'src/main.jsx', favicon: 'src/favicon.svg'},
    define: {...common.define, WORKERS: JSON.stringify(workers)},
  });
}

// outputs lists what a build wrote, as [name, bytes], less the separate
// licence comment files.
function outputs(build) {
  return build.outputFiles
    .map((f) => [path.basename(f.path), Buffer.from(f.contents)])
    .filter(([name]) => !name.endsWith('.LEGAL.txt'));
}

// address gives the URL of the one output whose name starts with stem and
// ends with ext.
function address(files, stem, ext) {
  const found = files.filter(([name]) => name.startsWith(`${stem}-`) && name.endsWith(ext));
  if (found.length !== 1) throw new Error(`${found.length} outputs for ${stem}*${ext}, want 1`);
  return base + found[0][0];
}

// fill puts values in place of the {{names}} of a template and refuses a name
// it has no value for.
function fill(template, values) {
  return template.replace(/\{\{(\w+)\}\}/g, (_, name) => {
    if (!(name in values)) throw new Error(`index.html: no value for ${name}`);
    return values[name];
  });
}

// packageRoots names the package folders that the builds took code from.
function packageRoots(builds) {
  const roots = new Set();
  for (const input of builds.flatMap((b) => Object.keys(b.metafile.inputs))) {
    const match = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input);
    if (match) roots.add(match[1]);
  }
  return [...roots].sort();
}

// licence gives one package's entry of LICENSES.txt: its name, version and
// licence, then the licence files it ships.
async function licence(root) {
  const dir = path.join(web, root);
  const about = JSON.parse(await readFile(path.join(dir, 'package.json'), 'utf8'));
  const names = (await readdir(dir)).filter((n) => /^(licen[cs]e|notice|third-?party-?notices)/i.test(n));
  const texts = await Promise.all(names.sort().map((n) => readFile(path.join(dir, n), 'utf8')));
  const head = `${about.name} ${about.version}\nLicence: ${about.license}\n`;
  return [head, ...texts.map((t) => `${t.replaceAll('\r\n', '\n').trim()}\n`)].join('\n');
}

// licences gives LICENSES.txt: the licence of each bundled package, then the
// licence comments found inside the bundled code.
async function licences(builds) {
  const entries = await Promise.all(packageRoots(builds).map(licence));
  const comments = builds
    .flatMap((b) => b.outputFiles)
    .filter((f) => f.path.endsWith('.LEGAL.txt'))
    .map((f) => f.text.trim())
    .filter(Boolean);
  const rule = `\n${'-'.repeat(72)}\n\n`;
  const title = 'The playground page contains the following software.\n';
  const found = [...new Set(comments)].join('\n\n');
  return Buffer.from([title, ...entries, `Licence comments of the bundled code\n\n${found}\n`].join(rule));
}

const encodings = {
  '.gz': {
    pack: (data) => zlib.gzipSync(data, {level: 9}),
    unpack: zlib.gunzipSync,
  },
  '.br': {
    pack: (data) =>
      zlib.brotliCompressSync(data, {
        params: {
          [zlib.constants.BROTLI_PARAM_QUALITY]: zlib.constants.BROTLI_MAX_QUALITY,
          [zlib.constants.BROTLI_PARAM_LGWIN]: zlib.constants.BROTLI_MAX_WINDOW_BITS,
          [zlib.constants.BROTLI_PARAM_SIZE_HINT]: data.length,
        },
      }),
    unpack: zlib.brotliDecompressSync,
  },
};

// compress gives data packed. An already built file that unpacks to the same
// data is kept as it is: zlib promises the same result, not the same packed
// bytes, from one release or processor to the next, and without this a build
// on another machine would differ for no reason.
async function compress(file, data, {pack, unpack}) {
  if (existsSync(file)) {
    const old = await readFile(file);
    if (holds(old, data, unpack)) return old;
  }
  return pack(data);
}

function holds(packed, data, unpack) {
  try {
    return unpack(packed).equals(data);
  } catch {
    return false;
  }
}

// withPacked adds to each file those of its compressed forms that are smaller.
async function withPacked(files) {
  const all = [];
  for (const [name, data] of files) {
    all.push([name, data]);
    for (const [ext, encoding] of Object.entries(encodings)) {
      const packed = await compress(path.join(dist, name + ext), data, encoding);
      if (packed.length < data.length) all.push([name + ext, packed]);
    }
  }
  return all;
}

// replaceDist makes dist hold exactly the given files.
async function replaceDist(files) {
  await rm(dist, {recursive: true, force: true});
  await mkdir(dist, {recursive: true});
  for (const [name, data] of files) await writeFile(path.join(dist, name), data);
}

async function main() {
  const workerBuild = await bundleWorkers();
  const workerFiles = outputs(workerBuild);
  const workers = Object.fromEntries(
    ['editor', 'json', 'graphql'].map((n) => [n, address(workerFiles, `${n}.worker`, '.js')]),
  );
  const pageBuild = await bundlePage(workers);
  const pageFiles = outputs(pageBuild);
  const index = fill(await readFile(path.join(web, 'src', 'index.html'), 'utf8'), {
    script: address(pageFiles, 'main', '.js'),
    style: address(pageFiles, 'main', '.css'),
    favicon: address(pageFiles, 'favicon', '.svg'),
  });
  const files = [
    ['index.html', Buffer.from(index)],
    ['LICENSES.txt', await licences([workerBuild, pageBuild])],
    ...workerFiles,
    ...pageFiles,
  ];
  const all = await withPacked(files);
  await replaceDist(all);
  for (const [name, data] of all) console.log(String(data.length).padStart(9), name);
}

await main();
