-- Version 1 of the tables of a job store in Oracle 12.2 and later.
-- ${job} and the like stand for the names: the option "table", an underscore, and the word.

create table ${schema} (
    version number(10) not null primary key
);

create table ${scheduler} (
    id number(10) not null primary key,
    name varchar2(256 char) not null unique,
    turn number(19) not null
);

create table ${node} (
    scheduler number(10) not null,
    id varchar2(256 char) not null,
    lease_until number(19) not null,
    dead number(3) not null,
    primary key (scheduler, id)
);

create table ${notice} (
    scheduler number(10) not null,
    node varchar2(256 char) not null,
    id varchar2(256 char) not null
);

create table ${job} (
    scheduler number(10) not null,
    id varchar2(256 char) not null,
    next_fire number(19) not null,
    due number(19) not null,
    ready number(19),
    runs number(19) not null,
    revision number(19) not null,
    fence number(19) not null,
    priority number(3) not null,
    paused number(3) not null,
    held number(3) not null,
    owner varchar2(256 char),
    executor varchar2(256 char) not null,
    origin varchar2(1001 char),
    quarantine clob,
    state clob,
    name clob,
    definition clob,
    primary key (scheduler, id)
);

create index ${schema.index.notice_node} on ${notice} (scheduler, node);
create index ${schema.index.job_ready} on ${job} (scheduler, executor, priority, ready);
create index ${schema.index.job_owner} on ${job} (scheduler, owner);
create index ${schema.index.job_next_fire} on ${job} (scheduler, next_fire, id);
