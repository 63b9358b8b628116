// prints one plain line a log reader can count
module.exports = class {
  onRunComplete(_c, r) {
    const s = r.numPendingTests + r.numTodoTests;
    console.log(
      `${r.numPassedTests} passed, ${r.numFailedTests + r.numRuntimeErrorTestSuites} failed${s ? `, ${s} skipped` : ''}`,
    );
  }
};
