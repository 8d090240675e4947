-- Version 1 of the tables of a job store in any database that is not known otherwise.
-- ${job} and the like stand for the names: the option "table", an underscore, and the word.

create table ${schema} (
    version integer not null primary key
);

create table ${scheduler} (
    id integer not null primary key,
    name varchar(256) not null unique,
    turn bigint not null
);

create table ${node} (
    scheduler integer not null,
    id varchar(256) not null,
    lease_until bigint not null,
    dead smallint not null,
    primary key (scheduler, id)
);

create table ${notice} (
    scheduler integer not null,
    node varchar(256) not null,
    id varchar(256) not null
);

create table ${job} (
    scheduler integer not null,
    id varchar(256) not null,
    next_fire bigint not null,
    due bigint not null,
    ready bigint,
    runs bigint not null,
    revision bigint not null,
    fence bigint not null,
    priority smallint not null,
    paused smallint not null,
    held smallint not null,
    owner varchar(256),
    executor varchar(256) not null,
    origin varchar(1001),
    quarantine clob,
    state clob,
    name clob,
    definition clob,
    primary key (scheduler, id)
);

create index ${index.notice_node} on ${notice} (scheduler, node);
create index ${index.job_ready} on ${job} (scheduler, executor, priority, ready);
create index ${index.job_owner} on ${job} (scheduler, owner);
create index ${index.job_next_fire} on ${job} (scheduler, next_fire, id);
