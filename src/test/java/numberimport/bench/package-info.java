/**
 * The benchmark: the packaged jar beside an import as Spring's documentation teaches it, against the same sandbox on the same
 * machine in one run. Begins at {@link numberimport.bench.PaceBenchmark}.
 */
package numberimport.bench;
