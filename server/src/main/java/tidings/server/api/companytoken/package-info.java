/// The tokens of company forms, see [CompanyTokenResource].
@NullMarked
package tidings.server.api.companytoken;

import org.jspecify.annotations.NullMarked;
