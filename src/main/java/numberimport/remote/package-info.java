/** A client of the REST interface of {@code serve}, for the command line of another machine; needs no database and no settings of the API. */
@NullMarked
package numberimport.remote;

import org.jspecify.annotations.NullMarked;
