package tidings.verification;

import tidings.events.DocumentType;

/// The document that a person chose to show.
///
/// @param country two upper-case letters of ISO 3166-1
public record Choice(String country, DocumentType document) {}
