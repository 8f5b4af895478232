/**
 * The sending protocol as a model of states and steps, and a search that visits every state of a small scope: no schedule of
 * crashes, lost leases, late and lost calls puts a row into the pool twice, or has one accepted that is not there. It checks the
 * design; that the code keeps to it is for the tests of {@link numberimport.submission}.
 */
package numberimport.submission.model;
