/**
 * Who may ask through the network, and what they did: tokens with a role each, of which only hashes are kept, and the audit. Knows
 * nothing of HTTP.
 */
@NullMarked
package numberimport.access;

import org.jspecify.annotations.NullMarked;
