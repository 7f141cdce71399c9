package tidings.server.files;

import java.util.regex.Pattern;

/// Names a file in a [FileStore]: all files of one verification are in one folder.
record FileName(String folder, String file) {
    private static final Pattern PART = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}");

    FileName {
        if (!isPart(folder) || !isPart(file)) {
            throw new IllegalArgumentException("A file's name is made of up to 100 of A-Z, a-z, 0-9, ., _ and -");
        }
    }

    /// Whether a text can name a folder or a file, and nothing outside the store.
    static boolean isPart(String text) {
        return PART.matcher(text).matches();
    }

    @Override
    public String toString() {
        return folder + "/" + file;
    }
}
