package numberimport.sandbox;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The answer of a call that nobody refuses. */
final class Success {

    static final int CODE = 1000;

    private Success() {}

    /** A new answer, to be filled. */
    static ObjectNode answer() {
        return JsonNodeFactory.instance.objectNode().put("code", CODE);
    }
}
