/**
 * The sandbox's dialling floor: an enabled task works off its numbers with seeded outcomes. Pure Java: knows neither the web
 * nor the database, never looks at a clock, and every random choice follows from the seed. Where the callout-task API says how
 * the product dials, its section is named; all else is our definition.
 *
 * <ul>
 *   <li>Lines: a task has at most {@code call_limit} calls in progress (callout-task API, "Create Automatic Callout Task"), all
 *       tasks of a company on one relay number at most as many as that line carries (503002). Within that the higher priority
 *       goes first; the document only gives its range, 1 to 100. Equal priorities take turns, call by call; a task calls its
 *       longest due customer first.
 *   <li>Working time ("Task execution time period"): no call starts outside, calls in progress go on. China time.
 *   <li>Results ("Call Result Type List"): 4 % phone_outline and 8 % phone_busy after 1 to 4 s, 33 % customer_missed after 25 to
 *       35 s; all others are answered after 4 to 20 s. They depend on the seed, the customer's id and the number of its call
 *       alone, so a call that is made again after a restart goes the same way; a script may set them.
 *   <li>Agents ("Task Type Description"): a group's agents are shared by all its tasks. Precision makes a call only with a free
 *       agent and keeps that agent for it; proportion has 1.5 calls per free agent ringing or waiting, rounded up; predictive as
 *       many as gave one answer so far, 1 to 4 per free agent, and 1 until twenty calls have rung. The calls that all tasks of
 *       the group have ringing or waiting count against that.
 *   <li>An answered customer waits for an agent for 5 to 15 s, then customer_breakout; 4 % hang up before any agent. An agent
 *       who is free serves the waiting by priority, then the longest waiting, before a new call is made. 3 % of these calls are
 *       not picked up: agent_missed after 10 to 20 s. Else they talk for 20 to 180 s: success.
 *   <li>IVR needs no agent: the customer hears a message of 10 to 40 s, success; 10 % hang up early, customer_breakout.
 *   <li>Follow-on ("follow_on_policy"): after such a result the customer's next phone is called at once, as by plan: its redials
 *       start anew. This comes before a redial.
 *   <li>Redial ("recall_policy", "recall_count", "recall_interval"): after such a result the same phone is called again, at most
 *       so many times since it was called by plan; the n-th time after the n-th interval, or the last one, from the end of the
 *       call before; without intervals after 600 s.
 *   <li>Stopping ("Status Description"): no call starts, those in progress end as they would.
 *   <li>Restart: a call is written when it has ended. One that had not is still due and is made again.
 * </ul>
 */
@NullMarked
package numberimport.sandbox.dialling;

import org.jspecify.annotations.NullMarked;
