package numberimport.access;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What somebody may do. Each role may do what the one before it may. */
public enum Role {
    /** Sees runs, phone numbers masked. */
    VIEWER,
    /** Launches, stops, resumes, retries, resolves, downloads. */
    OPERATOR,
    /** Keeps profiles, schedules, accounts and tokens, puts accounts on hold, reads the audit. */
    ADMIN;

    /** The role of a word such as "operator"; an {@link IllegalArgumentException} says which there are. */
    public static Role parse(String word) {
        try {
            return valueOf(word.strip().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("\"" + word + "\" is no role, expected viewer, operator or admin", e);
        }
    }

    /** As people write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** This one and those before it. */
    public List<Role> including() {
        return Arrays.stream(values()).filter(role -> role.compareTo(this) <= 0).toList();
    }
}
