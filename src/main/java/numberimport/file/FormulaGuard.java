package numberimport.file;

/** Tells the texts that a spreadsheet program would take for a formula. */
final class FormulaGuard {

    private static final String FIRST_CHARACTERS = "=+-@\t\r\n＝＋－＠";

    private FormulaGuard() {}

    static boolean isFormula(String text) {
        if (text.isEmpty()) {
            return false;
        }
        int start = WhiteSpace.firstNonSpace(text);
        return FIRST_CHARACTERS.indexOf(text.charAt(0)) >= 0
                || (start < text.length() && FIRST_CHARACTERS.indexOf(text.charAt(start)) >= 0);
    }
}
