package io.apscheduler.chaos.report;

import java.util.Locale;

/** A picture, piece by piece. Confined to one thread. */
final class Svg {
    private final StringBuilder text = new StringBuilder();
    private final int width;
    private final int height;

    Svg(int width, int height) {
        this.width = width;
        this.height = height;
    }

    /** A box, with what a pointer over it shows. */
    void box(double x, double y, double wide, double high, String look, String title) {
        add("<rect x='%.1f' y='%.1f' width='%.1f' height='%.1f' %s>%s</rect>", x, y, wide, high, look, title(title));
    }

    void line(double x1, double y1, double x2, double y2, String look, String title) {
        add("<line x1='%.1f' y1='%.1f' x2='%.1f' y2='%.1f' %s>%s</line>", x1, y1, x2, y2, look, title(title));
    }

    void words(double x, double y, String look, String words) {
        add("<text x='%.1f' y='%.1f' %s>%s</text>", x, y, look, escaped(words));
    }

    private static String title(String title) {
        return title.isEmpty() ? "" : "<title>" + escaped(title) + "</title>";
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private void add(String pattern, Object... parts) {
        text.append(String.format(Locale.ROOT, pattern, parts)).append('\n');
    }

    @Override
    public String toString() {
        return String.format(
                        Locale.ROOT,
                        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %d %d' width='%d' height='%d'"
                                + " font-family='sans-serif' font-size='12'>%n",
                        width,
                        height,
                        width,
                        height)
                + "<rect width='100%' height='100%' fill='white'/>\n" + text + "</svg>\n";
    }
}
