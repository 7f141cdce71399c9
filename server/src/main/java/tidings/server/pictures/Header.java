package tidings.server.pictures;

import tidings.server.files.FileType;

/// What the beginning of a file and its outer structure say, before anything of it is decoded.
///
/// @param size of a PDF, 0 by 0
/// @param layers how often a decoder goes over the whole picture: the scans of a JPEG, the passes of a PNG
/// @param heldWhole whether a decoder has to hold the whole picture at once
/// @param components the colours of a pixel
/// @param orientation as EXIF has it, from 1, upright, to 8
/// @param complete whether the file goes on to its own end
record Header(
        FileType type, Size size, int layers, boolean heldWhole, int components, int orientation, boolean complete) {
    static final int UPRIGHT = 1;

    static Header pdf(boolean complete) {
        return new Header(FileType.PDF, new Size(0, 0), 0, false, 0, UPRIGHT, complete);
    }
}
