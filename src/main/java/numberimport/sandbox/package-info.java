/**
 * Annex: a local server that behaves, and misbehaves, like the callout-task API. Shares no type with the client, so that a
 * misspelt field can't be wrong on both sides. Its rooms: {@code dialling} plays the calls, {@code campaign} moves it on,
 * {@code store} keeps everything, {@code control} is for testers, {@code page} for people. Where the document is silent, the
 * sandbox chooses:
 *
 * <ul>
 *   <li>Every error is HTTP 200 with its code, except 429 for a breach of pace, 400 for what isn't JSON, and 404.
 *   <li>The signature is checked in the order timestamp, nonce, sign, skew; only then is the nonce used up.
 *   <li>add_numbers: more than 300 are 2005, more than a quota allows is 2000, both without effect; a stopping task is 501004 as
 *       an enabled one is; reasons are in Chinese; a number may come twice; phones joined by commas are one customer and count
 *       once.
 *   <li>create: description may be missing; priority, recall_count, recall_policy, recall_interval and follow_on_policy out of
 *       range are 2000 with a sentence; a call_limit that is no positive number is 503002; without a relay number the limit is
 *       measured by the company's first.
 *   <li>update: what isn't given stays; a relay number that carries less than the task's call_limit is 503002.
 *   <li>open: a relay number in it is checked first and kept; closing a closed or stopping task is 501016.
 *   <li>recall and follow_on: a phone that can't be called is 501032 with a sentence; both are taken whatever the task's status.
 *   <li>Counts and rates: {@link numberimport.sandbox.dialling.Figures}; how calls go: {@code dialling}.
 *   <li>Dates are campaign time, written in China's.
 * </ul>
 */
@NullMarked
package numberimport.sandbox;

import org.jspecify.annotations.NullMarked;
