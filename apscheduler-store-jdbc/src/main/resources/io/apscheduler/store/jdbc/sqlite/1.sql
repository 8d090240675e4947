-- Version 1 of the tables of a job store in SQLite.
-- ${job} and the like stand for the names: the option "table", an underscore, and the word.

create table if not exists ${schema} (
    version integer not null primary key
);

create table if not exists ${scheduler} (
    id integer not null primary key,
    name text not null unique,
    turn bigint not null
);

create table if not exists ${node} (
    scheduler integer not null,
    id text not null,
    lease_until bigint not null,
    dead smallint not null,
    primary key (scheduler, id)
);

create table if not exists ${notice} (
    scheduler integer not null,
    node text not null,
    id text not null
);

create table if not exists ${job} (
    scheduler integer not null,
    id text not null,
    next_fire bigint not null,
    due bigint not null,
    ready bigint,
    runs bigint not null,
    revision bigint not null,
    fence bigint not null,
    priority smallint not null,
    paused smallint not null,
    held smallint not null,
    owner text,
    executor text not null,
    origin text,
    quarantine text,
    state text,
    name text not null,
    definition text not null,
    primary key (scheduler, id)
);

create index if not exists ${schema.index.notice_node} on ${notice} (scheduler, node);
create index if not exists ${schema.index.job_ready} on ${job} (scheduler, executor, priority, ready);
create index if not exists ${schema.index.job_owner} on ${job} (scheduler, owner);
create index if not exists ${schema.index.job_next_fire} on ${job} (scheduler, next_fire, id);
