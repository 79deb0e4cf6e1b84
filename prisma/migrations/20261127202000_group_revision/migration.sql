-- AlterTable
ALTER TABLE "Workspace" ADD COLUMN "revision" BIGINT NOT NULL DEFAULT 0;

-- What is kept in memory of a group (db/groups.ts) is read anew once this is another one. It is the number of the transaction
-- that changed the group last: no two have the same, and one that changes many rows sets it once, when it commits.
CREATE FUNCTION group_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  changed text;
BEGIN
  IF TG_TABLE_NAME = 'Workspace' THEN
    changed := NEW.id;
  ELSIF TG_OP = 'DELETE' THEN
    changed := OLD."workspaceId";
  ELSE
    changed := NEW."workspaceId";
  END IF;
  UPDATE "Workspace" SET revision = txid_current() WHERE id = changed AND revision <> txid_current();
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER group_changed AFTER UPDATE OF name, language, "timeZone", country ON "Workspace"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION group_changed();
CREATE CONSTRAINT TRIGGER group_changed AFTER INSERT OR UPDATE OR DELETE ON "Closure"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION group_changed();
CREATE CONSTRAINT TRIGGER group_changed AFTER INSERT OR UPDATE OR DELETE ON "Member"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION group_changed();
CREATE CONSTRAINT TRIGGER group_changed AFTER INSERT OR UPDATE OR DELETE ON "Absence"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION group_changed();
CREATE CONSTRAINT TRIGGER group_changed AFTER INSERT OR UPDATE OR DELETE ON "FocalPoint"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION group_changed();
CREATE CONSTRAINT TRIGGER group_changed AFTER INSERT OR UPDATE OR DELETE ON "Agency"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION group_changed();
CREATE CONSTRAINT TRIGGER group_changed AFTER INSERT OR UPDATE OR DELETE ON "Review"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION group_changed();
CREATE CONSTRAINT TRIGGER group_changed AFTER INSERT OR UPDATE OR DELETE ON "Deadline"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION group_changed();
CREATE CONSTRAINT TRIGGER group_changed AFTER INSERT OR UPDATE OR DELETE ON "Vocabulary"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION group_changed();
