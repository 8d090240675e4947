-- Version 1 of the tables of a job store in PostgreSQL 12 and later.
-- ${job} and the like stand for the names: the option "table", an underscore, and the word.
-- An exchange claims all rows of a page, so a page needs room for a second copy of each of its rows: fillfactor 50.

create table if not exists ${schema} (
    version integer not null primary key
);

create table if not exists ${scheduler} (
    id integer not null primary key,
    name text collate "C" not null unique,
    turn bigint not null
);

create table if not exists ${node} (
    lease_until bigint not null,
    scheduler integer not null,
    dead smallint not null,
    id text collate "C" not null,
    primary key (scheduler, id)
) with (fillfactor = 50);

create index if not exists ${index.node_alive} on ${node} (scheduler) where dead = 0;

create table if not exists ${notice} (
    scheduler integer not null,
    node text collate "C" not null,
    id text collate "C" not null
);

create index if not exists ${index.notice_node} on ${notice} (scheduler, node);

create table if not exists ${job} (
    next_fire bigint not null,
    due bigint not null,
    ready bigint,
    runs bigint not null,
    revision bigint not null,
    fence bigint not null,
    scheduler integer not null,
    priority smallint not null,
    paused smallint not null,
    held smallint not null,
    id text collate "C" not null,
    executor text collate "C" not null,
    owner text collate "C",
    origin text collate "C",
    quarantine text,
    state text,
    name text not null,
    definition text not null,
    primary key (scheduler, id)
) with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.02);

create index if not exists ${index.job_ready} on ${job} (scheduler, executor, priority, ready) where ready is not null;
create index if not exists ${index.job_held} on ${job} (scheduler, owner) where held = 1;
