-- Version 1 of the tables of a job store in MySQL 8 and MariaDB 10.6 and later.
-- ${job} and the like stand for the names: the option "table", an underscore, and the word.
-- Jobs have a number, which is short where each index repeats the primary key.

create table if not exists ${schema} (
    version int not null primary key
) engine = InnoDB;

create table if not exists ${scheduler} (
    id int not null primary key,
    name varchar(256) character set utf8mb4 collate utf8mb4_bin not null unique,
    turn bigint not null
) engine = InnoDB;

create table if not exists ${node} (
    scheduler int not null,
    id varchar(256) character set utf8mb4 collate utf8mb4_bin not null,
    lease_until bigint not null,
    dead smallint not null,
    primary key (scheduler, id)
) engine = InnoDB;

create table if not exists ${notice} (
    number bigint not null auto_increment primary key,
    scheduler int not null,
    node varchar(256) character set utf8mb4 collate utf8mb4_bin not null,
    id varchar(256) character set utf8mb4 collate utf8mb4_bin not null,
    key notice_node (scheduler, node)
) engine = InnoDB;

create table if not exists ${job} (
    number bigint not null auto_increment primary key,
    scheduler int not null,
    id varchar(256) character set utf8mb4 collate utf8mb4_bin not null,
    next_fire bigint not null,
    due bigint not null,
    ready bigint,
    runs bigint not null,
    revision bigint not null,
    fence bigint not null,
    priority smallint not null,
    paused smallint not null,
    held smallint not null,
    owner varchar(256) character set utf8mb4 collate utf8mb4_bin,
    executor varchar(256) character set utf8mb4 collate utf8mb4_bin not null,
    origin varchar(1001) character set utf8mb4 collate utf8mb4_bin,
    quarantine longtext character set utf8mb4 collate utf8mb4_bin,
    state longtext character set utf8mb4 collate utf8mb4_bin,
    name longtext character set utf8mb4 collate utf8mb4_bin not null,
    definition longtext character set utf8mb4 collate utf8mb4_bin not null,
    token bigint,
    unique key job_id (scheduler, id),
    key job_ready (scheduler, executor, priority, ready),
    key job_owner (scheduler, owner)
) engine = InnoDB;
