package numberimport.bench;

import java.util.List;
import java.util.Random;

/**
 * Rows that look like a call centre's: eight columns, Chinese text, line breaks and commas in quotes, 3 % of the phones wrong, 1 %
 * of them there before. The same row number has the same cells in every file.
 */
final class CustomerRows {

    static final List<String> HEADER = List.of("手机号", "姓名", "备注", "城市", "来源", "等级", "登记日期", "金额");

    private static final List<String> PREFIXES = List.of("138", "139", "150", "151", "186", "187", "199", "177");
    private static final List<String> FAMILY_NAMES = List.of("张", "王", "李", "赵", "欧阳", "陈", "刘", "杨");
    private static final List<String> GIVEN_NAMES = List.of("伟", "芳", "秀英", "敏", "静怡", "丽", "强", "磊", "洋", "艳");
    private static final List<String> NOTES =
            List.of("要求回电, 下午", "", "说\"再联系\"", "已发资料", "周一上午\n方便", "预算不足", "老客户推荐, 优先", "勿在午休时间打");
    private static final List<String> CITIES = List.of("上海", "北京", "广州", "深圳", "杭州", "成都", "武汉", "西安");
    private static final List<String> SOURCES = List.of("网站", "展会", "转介绍", "广告");

    /** An odd number without a common factor with ten to the eighth: each row has a number of its own, in no order. */
    private static final long STRIDE = 61_803_399;

    private static final int NUMBERS_A_PREFIX = 100_000_000;
    private static final int WRONG_PERCENT = 3;

    private CustomerRows() {}

    /** The cells of a row, counted from 0. */
    static List<String> row(int number) {
        var random = new Random(number);
        var fate = random.nextInt(100);
        var phone = fate < WRONG_PERCENT
                ? wrong(random)
                : phone(fate == WRONG_PERCENT && number > 0 ? random.nextInt(number) : number);
        return List.of(
                phone,
                any(FAMILY_NAMES, random) + any(GIVEN_NAMES, random),
                any(NOTES, random),
                any(CITIES, random),
                any(SOURCES, random),
                String.valueOf(1 + random.nextInt(5)),
                "2026-%02d-%02d".formatted(1 + random.nextInt(12), 1 + random.nextInt(28)),
                random.nextInt(100_000) + "." + random.nextInt(10));
    }

    private static String phone(int number) {
        return PREFIXES.get(number % PREFIXES.size()) + "%08d".formatted(number * STRIDE % NUMBERS_A_PREFIX);
    }

    private static String wrong(Random random) {
        return random.nextBoolean() ? "1.38E+10" : "12" + random.nextInt(100_000_000);
    }

    private static String any(List<String> values, Random random) {
        return values.get(random.nextInt(values.size()));
    }
}
