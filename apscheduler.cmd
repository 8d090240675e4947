@echo off
rem Runs the command-line program from a clone of the sources; builds it first where it is missing.
rem After a change to the sources, delete apscheduler-cli\target\apscheduler.jar. Needs a JDK 17 or newer and Maven 3.8.
setlocal
set "ROOT=%~dp0"
set "JAR=%ROOT%apscheduler-cli\target\apscheduler.jar"
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java.exe"
if defined JAVA_HOME if not exist "%JAVA%" echo apscheduler: JAVA_HOME is "%JAVA_HOME%", but there is no program bin\java.exe in it 1>&2
if defined JAVA_HOME if not exist "%JAVA%" exit /b 1
if not defined JAVA_HOME where /q java
if not defined JAVA_HOME if errorlevel 1 echo apscheduler: java is not on the PATH; install a JDK 17 or newer, or set JAVA_HOME 1>&2
if not defined JAVA_HOME if errorlevel 1 exit /b 1
if exist "%JAR%" goto run
where /q mvn
if errorlevel 1 echo apscheduler: mvn is not on the PATH; building the program needs Maven 3.8 or newer 1>&2
if errorlevel 1 exit /b 1
echo apscheduler: the program is not built yet; building it 1>&2
pushd "%ROOT%"
call mvn -B -q -ntp -pl apscheduler-cli -am -Dmaven.test.skip=true package 1>&2
set "BUILT=%ERRORLEVEL%"
popd
if not "%BUILT%"=="0" echo apscheduler: the build failed; what Maven says is above 1>&2
if not "%BUILT%"=="0" exit /b 1
:run
"%JAVA%" -jar "%JAR%" %*
exit /b %ERRORLEVEL%
