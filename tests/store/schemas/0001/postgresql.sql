SELECT pg_catalog.set_config('search_path', '', false);
CREATE TABLE public.alembic_version (
    version_num character varying(32) NOT NULL
);
CREATE TABLE public.cases (
    id character varying(26) NOT NULL,
    number integer NOT NULL,
    owner text NOT NULL,
    team text NOT NULL,
    title text NOT NULL,
    preset text NOT NULL,
    begun_at timestamp with time zone NOT NULL,
    saved_at timestamp with time zone NOT NULL
);
CREATE TABLE public.comments (
    id character varying(26) NOT NULL,
    case_id character varying(26) NOT NULL,
    path text NOT NULL,
    "row" text NOT NULL,
    made_at timestamp with time zone NOT NULL,
    author text NOT NULL,
    subject text NOT NULL,
    words text NOT NULL,
    resolved_at timestamp with time zone,
    resolved_by text NOT NULL
);
CREATE TABLE public.links (
    digest character varying(64) NOT NULL,
    case_id character varying(26) NOT NULL,
    kind character varying(16) NOT NULL,
    number integer,
    dials text NOT NULL,
    made_at timestamp with time zone NOT NULL,
    author text NOT NULL,
    expires_at timestamp with time zone,
    revoked_at timestamp with time zone
);
CREATE TABLE public.versions (
    case_id character varying(26) NOT NULL,
    number integer NOT NULL,
    saved_at timestamp with time zone NOT NULL,
    author text NOT NULL,
    subject text NOT NULL,
    content text NOT NULL,
    headline text NOT NULL
);
INSERT INTO public.alembic_version VALUES ('0001');
INSERT INTO public.cases VALUES ('cz36fwm2kiiqtv2e6hspqtco4j', 1, 'https://id.example anna', 'Marketing', '', 'local', '2026-11-27 12:30:15.6789+00', '2026-11-27 12:30:15.6789+00');
INSERT INTO public.cases VALUES ('vyv6uw36qtiubjmqhqc7kp5xty', 3, 'https://id.example anna', '', '', 'b2b', '2026-11-27 12:30:15.6789+00', '2026-11-29 12:30:15.6789+00');
INSERT INTO public.comments VALUES ('xrs6dtxoytnybzolmcfo6jcicv', 'vyv6uw36qtiubjmqhqc7kp5xty', 'channels.cpm', 'Linked 🚀', '2026-11-27 12:30:15.6789+00', 'Anna Öberg', 'https://id.example anna', 'Why?', NULL, '');
INSERT INTO public.comments VALUES ('etoeno6setbfwicd7cszinpqgk', 'vyv6uw36qtiubjmqhqc7kp5xty', 'company.margin', '', '2026-11-27 12:30:15.6789+00', 'Anna Öberg', 'https://id.example anna', 'Ny fråga? "O''Brien" \ %s :name	{x}
=1+1; DROP TABLE cases 你好   🚀 ‮', '2026-11-27 12:30:15.6789+00', 'Anna Öberg');
INSERT INTO public.links VALUES ('0d916c388e638a33e3dc31954bddbf65985e0f0c89f1e7867138202347fccab4', 'vyv6uw36qtiubjmqhqc7kp5xty', 'present', NULL, 'company.margin plan.hours', '2026-11-27 12:30:15.6789+00', 'Anna Öberg', NULL, '2026-11-27 12:30:15.6789+00');
INSERT INTO public.links VALUES ('36050c7731cc99d5b3b0abc1db4ca3ab887c906e2c955dcd25288a9450ba6c1b', 'vyv6uw36qtiubjmqhqc7kp5xty', 'view', 2, '', '2026-11-27 12:30:15.6789+00', 'Anna Öberg', '2026-12-04 12:30:15.6789+00', NULL);
INSERT INTO public.versions VALUES ('cz36fwm2kiiqtv2e6hspqtco4j', 1, '2026-11-27 12:30:15.6789+00', 'Anna Öberg', 'https://id.example anna', '{"model_version":2,"preset":"local"}', '');
INSERT INTO public.versions VALUES ('vyv6uw36qtiubjmqhqc7kp5xty', 1, '2026-11-27 12:30:15.6789+00', 'Anna Öberg', 'https://id.example anna', '{"model_version":2,"preset":"b2b"}', '{"npv": -12345.6, "chance": 0.25, "model": 2}');
INSERT INTO public.versions VALUES ('vyv6uw36qtiubjmqhqc7kp5xty', 2, '2026-11-28 12:30:15.6789+00', 'Anna Öberg', 'https://id.example anna', '{"model_version":2,"preset":"b2b","company":{"margin":{"value":0.31,"source":"own","note":"Räknat: \"=1+1\""}}}', '');
INSERT INTO public.versions VALUES ('vyv6uw36qtiubjmqhqc7kp5xty', 3, '2026-11-29 12:30:15.6789+00', 'Anna Öberg', 'https://id.example anna', '{"model_version":2,"preset":"b2b","company":{"margin":{"value":0.32,"source":"own","note":"Räknat: \"=1+1\""}}}', '');
ALTER TABLE ONLY public.alembic_version
    ADD CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num);
ALTER TABLE ONLY public.cases
    ADD CONSTRAINT pk_cases PRIMARY KEY (id);
ALTER TABLE ONLY public.comments
    ADD CONSTRAINT pk_comments PRIMARY KEY (id);
ALTER TABLE ONLY public.links
    ADD CONSTRAINT pk_links PRIMARY KEY (digest);
ALTER TABLE ONLY public.versions
    ADD CONSTRAINT pk_versions PRIMARY KEY (case_id, number);
CREATE INDEX ix_cases_owner ON public.cases USING btree (owner);
CREATE INDEX ix_cases_team ON public.cases USING btree (team);
CREATE INDEX ix_comments_place ON public.comments USING btree (case_id, path, "row");
CREATE INDEX ix_links_case_id ON public.links USING btree (case_id);
CREATE INDEX ix_versions_subject ON public.versions USING btree (subject);
ALTER TABLE ONLY public.comments
    ADD CONSTRAINT fk_comments_case_id FOREIGN KEY (case_id) REFERENCES public.cases(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.links
    ADD CONSTRAINT fk_links_case_id FOREIGN KEY (case_id) REFERENCES public.cases(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.versions
    ADD CONSTRAINT fk_versions_case_id FOREIGN KEY (case_id) REFERENCES public.cases(id) ON DELETE CASCADE;
