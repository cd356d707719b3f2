// Tells Monaco where its workers are. WORKERS is put in by build.mjs: it maps
// a worker's name to its address on this page's own origin.
globalThis.MonacoEnvironment = {
  getWorker(_id, label) {
    return new Worker(WORKERS[label] ?? WORKERS.editor);
  },
};
