# Every command that a person or the CI needs. They find a JDK 25 and a Maven by themselves.

SEEDS ?= 20000
ROUNDS ?= 50
# What the benchmarks start as the server; they also read SCENARIOS, a list with commas.
export BENCH_SERVER ?= tools/tidings
export SCENARIOS

# Maven says what is wrong and nothing else: -q would hide the warnings that stop a build under -Werror. Quarkus asks in
# vain for an extension that is enabled.
MAVEN = tools/maven -Dorg.slf4j.simpleLogger.defaultLogLevel=warn \
	-Dorg.slf4j.simpleLogger.log.io.quarkus.maven.BuildMojo=error
# Each test class says that it runs, and how it went.
TELL_TESTS = -Dorg.slf4j.simpleLogger.log.org.apache.maven.plugin.surefire=info

SOURCES := $(shell find pom.xml .mvn */pom.xml */src/main -type f)
SERVER = server/target/quarkus-app/quarkus-run.jar
QUICK_START = server/target/quarkus-app/app.aot
SIMULATION = simulation/target/built
BENCHMARKS = benchmarks/target/built

.NOTPARALLEL:
.PHONY: help run test build bench simulate crash screenshots format clean

help:
	@echo 'make run                        build what is missing and start the server, for trying it out'
	@echo 'make test                       everything the CI runs'
	@echo 'make build                      a runnable server in $(SERVER)'
	@echo 'make bench [SCENARIOS=a,b]      throughput, latency and memory beside the baseline'
	@echo 'make simulate SEEDS=n [SEED=x]  n histories of the engine, from seed x on'
	@echo 'make crash [ROUNDS=n]           n rounds of kill -9 under load'
	@echo 'make screenshots                visit every page in Chromium and keep its pictures in e2e/target/screens'
	@echo 'make format                     format the Java sources'
	@echo 'make clean                      remove what was built; data/ stays'

run: $(QUICK_START)
	@tools/trial

test:
	@tools/find-chromium >/dev/null
	@rm -rf */target/surefire-reports */target/failsafe-reports
	@$(MAVEN) $(TELL_TESTS) --fail-at-end verify; built=$$?; tools/count-tests && exit $$built

build:
	@$(MAVEN) package -DskipTests
	@tools/warm-start

bench: $(QUICK_START) $(BENCHMARKS)
	@"$$(tools/find-jdk)/bin/java" -cp 'benchmarks/target/*:benchmarks/target/lib/*' tidings.benchmarks.Bench $(ARGS)

simulate: $(SIMULATION)
	@"$$(tools/find-jdk)/bin/java" -cp 'simulation/target/*:simulation/target/lib/*' tidings.simulation.Simulate $(SEEDS) $(SEED)

crash:
	@rm -rf e2e/target/surefire-reports
	@$(MAVEN) $(TELL_TESTS) package -pl e2e -am -Dtest='tidings.e2e.*Crash*' -Dsurefire.failIfNoSpecifiedTests=false \
		-Dcrash.rounds=$(ROUNDS) -Dmaven.test.redirectTestOutputToFile=false; \
		built=$$?; tools/count-tests e2e/target/surefire-reports && exit $$built

# The specimen of every part is drawn by a test of the server.
screenshots:
	@tools/find-chromium >/dev/null
	@rm -rf e2e/target/surefire-reports e2e/target/screens
	@$(MAVEN) $(TELL_TESTS) package -pl e2e -am -Dtest='DashboardHttpTest,tidings.e2e.*Page*Test' \
		-Dsurefire.failIfNoSpecifiedTests=false; \
		built=$$?; tools/count-tests e2e/target/surefire-reports && ls e2e/target/screens && exit $$built

format:
	@tools/maven -q spotless:apply

clean:
	@rm -rf target */target

$(SERVER): $(SOURCES)
	@$(MAVEN) package -DskipTests -pl server -am
	@touch $@

$(QUICK_START): $(SERVER)
	@tools/warm-start

$(SIMULATION): $(SOURCES)
	@$(MAVEN) package -DskipTests -pl simulation -am
	@touch $@

$(BENCHMARKS): $(SOURCES)
	@$(MAVEN) package -DskipTests -pl benchmarks -am
	@touch $@
