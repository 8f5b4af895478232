package numberimport.console;

import numberimport.pipeline.RunView;

/** How a run stands, in a word, a sign and a tone: never by colour alone. */
public enum Standing {
    BUSY("▶", "busy"),
    DONE("✓", "good"),
    PARTIAL("◐", "warn"),
    STOPPED("■", "warn"),
    FAILED("✕", "bad"),
    REFUSED("⊘", "bad");

    private final String sign;
    private final String tone;

    Standing(String sign, String tone) {
        this.sign = sign;
        this.tone = tone;
    }

    static Standing of(RunView run) {
        return switch (run.state()) {
            case "COMPLETED" -> run.exitCode() == 0 ? DONE : PARTIAL;
            case "STOPPED" -> STOPPED;
            case "FAILED" -> FAILED;
            case "REFUSED" -> REFUSED;
            default -> BUSY;
        };
    }

    public String sign() {
        return sign;
    }

    public String tone() {
        return tone;
    }
}
