package tidings.verification;

import tidings.events.DocumentType;

/// The document that a person chose to show.
///
/// @param country two upper-case letters of ISO 3166-1
/// @param document `OTHER` when a program handed in the pictures and it is still to be found out
public record Choice(String country, DocumentType document) {}
