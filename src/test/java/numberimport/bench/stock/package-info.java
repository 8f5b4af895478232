/**
 * The import that the reference documentation of Spring Batch and the guide of Resilience4j lead to, as a program of its own:
 * what number-import is measured against.
 */
package numberimport.bench.stock;
