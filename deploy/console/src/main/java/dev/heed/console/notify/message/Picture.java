package dev.heed.console.notify.message;

/**
 * A picture of an alert, or why there is none.
 *
 * @param png the file's bytes, empty where there is none
 * @param missing why there is none, in words; empty where there is one
 */
public record Picture(byte[] png, String missing) {
    public static Picture of(byte[] png) {
        return new Picture(png, "");
    }

    public static Picture missing(String why) {
        return new Picture(new byte[0], why);
    }

    public boolean isThere() {
        return png.length > 0;
    }
}
