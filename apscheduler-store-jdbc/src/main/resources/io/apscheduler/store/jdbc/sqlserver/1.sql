-- Version 1 of the tables of a job store in Microsoft SQL Server.
-- ${job} and the like stand for the names: the option "table", an underscore, and the word.

create table ${schema} (
    version int not null primary key
);

create table ${scheduler} (
    id int not null primary key,
    name nvarchar(256) collate Latin1_General_100_BIN2 not null unique,
    turn bigint not null
);

create table ${node} (
    scheduler int not null,
    id nvarchar(256) collate Latin1_General_100_BIN2 not null,
    lease_until bigint not null,
    dead smallint not null,
    primary key (scheduler, id)
);

create table ${notice} (
    scheduler int not null,
    node nvarchar(256) collate Latin1_General_100_BIN2 not null,
    id nvarchar(256) collate Latin1_General_100_BIN2 not null
);

create table ${job} (
    scheduler int not null,
    id nvarchar(256) collate Latin1_General_100_BIN2 not null,
    next_fire bigint not null,
    due bigint not null,
    ready bigint,
    runs bigint not null,
    revision bigint not null,
    fence bigint not null,
    priority smallint not null,
    paused smallint not null,
    held smallint not null,
    owner nvarchar(256) collate Latin1_General_100_BIN2,
    executor nvarchar(256) collate Latin1_General_100_BIN2 not null,
    origin nvarchar(1001) collate Latin1_General_100_BIN2,
    quarantine nvarchar(max),
    state nvarchar(max),
    name nvarchar(max) not null,
    definition nvarchar(max) not null,
    primary key (scheduler, id)
);

create index ${index.notice_node} on ${notice} (scheduler, node);
create index ${index.job_ready} on ${job} (scheduler, executor, priority, ready);
create index ${index.job_owner} on ${job} (scheduler, owner);
create index ${index.job_next_fire} on ${job} (scheduler, next_fire, id);
