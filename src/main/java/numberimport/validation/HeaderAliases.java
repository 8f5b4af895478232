package numberimport.validation;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The names by which columns are recognised, canonical (see {@link HeaderName}) and the likelier ones first. What is
 * looked for inside a longer name is a shorter list: 号码 is also in 身份证号码, name also in "company name".
 */
record HeaderAliases(Field field, List<String> names, List<String> parts) {

    static final HeaderAliases CELLPHONE = new HeaderAliases(
            Field.CELLPHONE,
            words("cellphone 手机号 手机号码 手机 电话 电话号码 联系电话 联系方式 号码 被叫号码 客户电话 客户手机 移动电话"
                    + " mobile mobilenumber mobilephone phone phonenumber tel telephone contactnumber msisdn"),
            words("手机 电话 phone mobile"));
    /** Names of a number that may be somebody else's: of a contact, an agent, or no telephone number at all. */
    private static final List<String> OF_WHOM_IS_OPEN = words("联系电话 联系方式 号码 contactnumber");

    static final HeaderAliases NAME = new HeaderAliases(
            Field.NAME,
            words("name 姓名 客户姓名 名称 客户名称 联系人 称呼 fullname customername customer contact"),
            words("姓名 fullname customername contactname"));
    static final HeaderAliases DESCRIPTION = new HeaderAliases(
            Field.DESCRIPTION,
            words("description 备注 描述 说明 备注信息 remark remarks note notes comment comments memo"),
            words("备注 remark comment"));
    static final HeaderAliases IGNORE = new HeaderAliases(Field.IGNORE, words("序号 编号 no index"), List.of());

    private static final int SHORTEST_FOR_A_TYPO = 5;
    private static final int SHORTEST_FOR_TWO_TYPOS = 8;

    /** The smaller, the likelier; -1 if the name is no alias. */
    int rank(String canonical) {
        return names.indexOf(canonical);
    }

    /** Whether it is an alias that says by itself that the customer's own number is meant. */
    boolean certain(String canonical) {
        return rank(canonical) >= 0 && !OF_WHOM_IS_OPEN.contains(canonical);
    }

    boolean partOf(String canonical) {
        return parts.stream().anyMatch(canonical::contains);
    }

    /** Whether the name is one of the longer latin aliases but for a typo: "moblie", "telehpone". */
    boolean misspelt(String canonical) {
        return names.stream()
                .filter(name -> name.charAt(0) < 0x80 && name.length() >= SHORTEST_FOR_A_TYPO)
                .anyMatch(name -> distance(name, canonical) <= (name.length() < SHORTEST_FOR_TWO_TYPOS ? 1 : 2));
    }

    private static List<String> words(String words) {
        return Pattern.compile(" ").splitAsStream(words).toList();
    }

    /** Insertions, deletions and replacements between two words; swapped neighbours count as one. */
    private static int distance(String left, String right) {
        int[][] cost = new int[left.length() + 1][right.length() + 1];
        for (int i = 0; i <= left.length(); i++) {
            for (int j = 0; j <= right.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : step(cost, left.substring(0, i), right.substring(0, j));
            }
        }
        return cost[left.length()][right.length()];
    }

    private static int step(int[][] cost, String left, String right) {
        int i = left.length();
        int j = right.length();
        int replaced = cost[i - 1][j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
        int best = Math.min(replaced, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        boolean swapped = i > 1
                && j > 1
                && left.charAt(i - 1) == right.charAt(j - 2)
                && left.charAt(i - 2) == right.charAt(j - 1);
        return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }
}
