BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001');
CREATE TABLE cases (
	id VARCHAR(26) NOT NULL, 
	number INTEGER NOT NULL, 
	owner TEXT NOT NULL, 
	team TEXT NOT NULL, 
	title TEXT NOT NULL, 
	preset TEXT NOT NULL, 
	begun_at DATETIME NOT NULL, 
	saved_at DATETIME NOT NULL, 
	CONSTRAINT pk_cases PRIMARY KEY (id)
);
INSERT INTO "cases" VALUES('smmpq4ulqxwbmk5k6cwnqfo4gn',1,'https://id.example anna','Marketing','','local','2026-11-27 12:30:15.678900','2026-11-27 12:30:15.678900');
INSERT INTO "cases" VALUES('savzgxfiz7g7sx64rz3sbncw24',3,'https://id.example anna','','','b2b','2026-11-27 12:30:15.678900','2026-11-29 12:30:15.678900');
CREATE TABLE comments (
	id VARCHAR(26) NOT NULL, 
	case_id VARCHAR(26) NOT NULL, 
	path TEXT NOT NULL, 
	"row" TEXT NOT NULL, 
	made_at DATETIME NOT NULL, 
	author TEXT NOT NULL, 
	subject TEXT NOT NULL, 
	words TEXT NOT NULL, 
	resolved_at DATETIME, 
	resolved_by TEXT NOT NULL, 
	CONSTRAINT pk_comments PRIMARY KEY (id), 
	CONSTRAINT fk_comments_case_id FOREIGN KEY(case_id) REFERENCES cases (id) ON DELETE CASCADE
);
INSERT INTO "comments" VALUES('64ohvncmxwbpdxxijjgm75jbnz','savzgxfiz7g7sx64rz3sbncw24','company.margin','','2026-11-27 12:30:15.678900','Anna Öberg','https://id.example anna','Ny fråga? "O''Brien" \ %s :name	{x}
=1+1; DROP TABLE cases 你好   🚀 ‮','2026-11-27 12:30:15.678900','Anna Öberg');
INSERT INTO "comments" VALUES('nfvh66wrfh6wfyu5rw6exptsos','savzgxfiz7g7sx64rz3sbncw24','channels.cpm','Linked 🚀','2026-11-27 12:30:15.678900','Anna Öberg','https://id.example anna','Why?',NULL,'');
CREATE TABLE links (
	digest VARCHAR(64) NOT NULL, 
	case_id VARCHAR(26) NOT NULL, 
	kind VARCHAR(16) NOT NULL, 
	number INTEGER, 
	dials TEXT NOT NULL, 
	made_at DATETIME NOT NULL, 
	author TEXT NOT NULL, 
	expires_at DATETIME, 
	revoked_at DATETIME, 
	CONSTRAINT pk_links PRIMARY KEY (digest), 
	CONSTRAINT fk_links_case_id FOREIGN KEY(case_id) REFERENCES cases (id) ON DELETE CASCADE
);
INSERT INTO "links" VALUES('36050c7731cc99d5b3b0abc1db4ca3ab887c906e2c955dcd25288a9450ba6c1b','savzgxfiz7g7sx64rz3sbncw24','view',2,'','2026-11-27 12:30:15.678900','Anna Öberg','2026-12-04 12:30:15.678900',NULL);
INSERT INTO "links" VALUES('0c39833e599b6dc838dcbe99d3ae79094c250612d8d141ec65fc01129f4cb94b','savzgxfiz7g7sx64rz3sbncw24','present',NULL,'company.margin plan.hours','2026-11-27 12:30:15.678900','Anna Öberg',NULL,'2026-11-27 12:30:15.678900');
CREATE TABLE versions (
	case_id VARCHAR(26) NOT NULL, 
	number INTEGER NOT NULL, 
	saved_at DATETIME NOT NULL, 
	author TEXT NOT NULL, 
	subject TEXT NOT NULL, 
	content TEXT NOT NULL, 
	headline TEXT NOT NULL, 
	CONSTRAINT pk_versions PRIMARY KEY (case_id, number), 
	CONSTRAINT fk_versions_case_id FOREIGN KEY(case_id) REFERENCES cases (id) ON DELETE CASCADE
);
INSERT INTO "versions" VALUES('smmpq4ulqxwbmk5k6cwnqfo4gn',1,'2026-11-27 12:30:15.678900','Anna Öberg','https://id.example anna','{"model_version":2,"preset":"local"}','');
INSERT INTO "versions" VALUES('savzgxfiz7g7sx64rz3sbncw24',1,'2026-11-27 12:30:15.678900','Anna Öberg','https://id.example anna','{"model_version":2,"preset":"b2b"}','{"npv": -12345.6, "chance": 0.25, "model": 2}');
INSERT INTO "versions" VALUES('savzgxfiz7g7sx64rz3sbncw24',2,'2026-11-28 12:30:15.678900','Anna Öberg','https://id.example anna','{"model_version":2,"preset":"b2b","company":{"margin":{"value":0.31,"source":"own","note":"Räknat: \"=1+1\""}}}','');
INSERT INTO "versions" VALUES('savzgxfiz7g7sx64rz3sbncw24',3,'2026-11-29 12:30:15.678900','Anna Öberg','https://id.example anna','{"model_version":2,"preset":"b2b","company":{"margin":{"value":0.32,"source":"own","note":"Räknat: \"=1+1\""}}}','');
CREATE INDEX ix_cases_owner ON cases (owner);
CREATE INDEX ix_cases_team ON cases (team);
CREATE INDEX ix_versions_subject ON versions (subject);
CREATE INDEX ix_links_case_id ON links (case_id);
CREATE INDEX ix_comments_place ON comments (case_id, path, "row");
COMMIT;
