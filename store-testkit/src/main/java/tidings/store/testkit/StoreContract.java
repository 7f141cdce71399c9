package tidings.store.testkit;

/// What every store must do. A store's test implements this, and so runs it all.
public interface StoreContract
        extends AcceptContract,
                AttemptContract,
                PendingContract,
                HeadsContract,
                SearchContract,
                FindContract,
                ErasureContract,
                RetentionContract,
                RecoveryContract,
                PeopleContract,
                AuditContract,
                DossierContract,
                TallyContract,
                CommitContract {}
