/**
 * The benchmark: the packaged jar beside an import as Spring's documentation teaches it, against the same sandbox on the same
 * machine in one run, begins at {@link numberimport.bench.PaceBenchmark}; how two workers keep the pace of a thousand accounts, at
 * {@link numberimport.bench.WorkersBenchmark}.
 */
package numberimport.bench;
