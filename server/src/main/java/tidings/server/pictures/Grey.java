package tidings.server.pictures;

import java.util.Arrays;

/// A picture in shades of grey, a byte a pixel, row by row. Immutable.
public final class Grey {
    private final int width;
    private final int height;
    private final byte[] pixels;

    /// @param pixels belong to this picture from now on
    public Grey(int width, int height, byte[] pixels) {
        if (width < 1 || height < 1 || pixels.length != width * height) {
            throw new IllegalArgumentException(
                    pixels.length + " pixels do not make a picture of " + width + " by " + height);
        }
        this.width = width;
        this.height = height;
        this.pixels = pixels;
    }

    /// In pixels.
    public int width() {
        return width;
    }

    /// In pixels.
    public int height() {
        return height;
    }

    /// A copy of the pixels, row by row.
    public byte[] pixels() {
        return pixels.clone();
    }

    /// How light a pixel is, from 0 to 255.
    public int at(int x, int y) {
        return pixels[y * width + x] & 0xff;
    }

    /// The same picture with each pixel the average of those that it stands for. A picture is never enlarged.
    ///
    /// @param longest how long its longer side may be
    public Grey shrunk(int longest) {
        int longer = Math.max(width, height);
        if (longer <= longest) {
            return this;
        }
        return averaged(Math.max(1, (int) ((long) width * longest / longer)), Math.max(1, (int)
                ((long) height * longest / longer)));
    }

    /// The picture in that size, which may be out of shape but not larger than it is.
    public Grey averaged(int newWidth, int newHeight) {
        byte[] smaller = new byte[newWidth * newHeight];
        int[] sums = new int[newWidth];
        int[] columns = new int[width];
        int[] widths = new int[newWidth];
        for (int x = 0; x < width; x++) {
            columns[x] = (int) ((long) x * newWidth / width);
            widths[columns[x]]++;
        }
        int y = 0;
        for (int newY = 0; newY < newHeight; newY++) {
            Arrays.fill(sums, 0);
            int first = y;
            int end = Math.max(y + 1, (int) ((long) (newY + 1) * height / newHeight));
            for (; y < end; y++) {
                int row = y * width;
                for (int x = 0; x < width; x++) {
                    sums[columns[x]] += pixels[row + x] & 0xff;
                }
            }
            for (int x = 0; x < newWidth; x++) {
                smaller[newY * newWidth + x] = (byte) (sums[x] / (widths[x] * (end - first)));
            }
        }
        return new Grey(newWidth, newHeight, smaller);
    }

    /// The picture as it is to be looked at.
    ///
    /// @param orientation as EXIF has it, from 1 to 8
    Grey upright(int orientation) {
        if (orientation == Header.UPRIGHT) {
            return this;
        }
        boolean turned = orientation >= 5;
        int newWidth = turned ? height : width;
        int newHeight = turned ? width : height;
        byte[] right = new byte[pixels.length];
        for (int y = 0; y < newHeight; y++) {
            for (int x = 0; x < newWidth; x++) {
                int fromX = switch (orientation) {
                    case 2, 3 -> width - 1 - x;
                    case 5, 8 -> orientation == 5 ? y : width - 1 - y;
                    case 6, 7 -> orientation == 6 ? y : width - 1 - y;
                    default -> x;
                };
                int fromY = switch (orientation) {
                    case 3, 4 -> height - 1 - y;
                    case 5, 8 -> x;
                    case 6, 7 -> height - 1 - x;
                    default -> y;
                };
                right[y * newWidth + x] = pixels[fromY * width + fromX];
            }
        }
        return new Grey(newWidth, newHeight, right);
    }

    @Override
    public String toString() {
        return "Grey[" + width + " by " + height + "]";
    }
}
