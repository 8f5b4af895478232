/**
 * Tells people how launches ended: signed webhooks, and a dead-man's ping. What is told has counts and reasons, never a phone
 * number. Nothing here decides anything.
 */
@NullMarked
package numberimport.notification;

import org.jspecify.annotations.NullMarked;
