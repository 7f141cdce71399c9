-- How often the secret address of a workspace's test inbox was replaced.
ALTER TABLE workspaces ADD COLUMN inbox_renewals INTEGER NOT NULL DEFAULT 0;
