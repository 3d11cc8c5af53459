# GianHang. "make" cài những gì còn thiếu, dịch chương trình và dựng trang vào public/.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := site

PREFIX ?= /usr/local
DESTDIR ?=
CONTENT ?= content
OUTPUT ?= public
PYTHON ?= python3
# The Swift runtime goes into the program, so that it runs where no Swift is installed.
SWIFT_RELEASE := -c release --static-swift-stdlib --product gianhang
# The linker leaves out libraries of which nothing is needed (Sources/CWithoutCurl says which). It holds only for what comes after it
# and Swift puts all options last, so clang is told to take it first; where clang links nothing it has no use for it.
ifeq ($(shell uname),Linux)
build: export CCC_OVERRIDE_OPTIONS := \# ^-Wl,--as-needed ^-Wno-unused-command-line-argument
endif
PROGRAM = $(shell swift build $(SWIFT_RELEASE) --show-bin-path)/gianhang

SWIFT_SOURCES := Package.swift Sources Tests themes

BUILD_PACKAGES := pkg-config libcmark-gfm-dev libcmark-gfm-extensions-dev libyaml-dev libqrencode-dev libvips42
# Only "make test" needs these: a browser, a validator that runs on Java, readers of QR codes and of photo metadata.
TEST_PACKAGES := chromium fonts-noto-core default-jre-headless librsvg2-bin zbar-tools libimage-exiftool-perl python3-venv

.PHONY: site build check serve test test-swift test-site deps test-deps lint format reference bench install uninstall clean help

site: build ## Dựng trang web vào public/ (mặc định)
	@"$(PROGRAM)" build --content "$(CONTENT)" --output "$(OUTPUT)"

# Optimised across modules, a program that is compiled only in part after the fields of a type changed may crash: other modules
# still have the old layout built in. So after any change of the sources all is compiled (a minute and a half).
build: deps ## Dịch chương trình gianhang
	@sources=$$(find Package.swift Sources themes -type f \( -name '*.swift' -o -name '*.[ch]' -o -name '*.modulemap' \) -print0 | sort -z | xargs -0 cksum | cksum); \
	if [[ "$$(cat .build/release-sources 2>/dev/null)" != "$$sources" ]]; then rm -rf "$$(swift build $(SWIFT_RELEASE) --show-bin-path)"; fi; \
	swift build $(SWIFT_RELEASE); \
	echo "$$sources" > .build/release-sources

check: build ## Kiểm tra hồ sơ, không ghi gì
	@"$(PROGRAM)" check --content "$(CONTENT)"

serve: build ## Xem thử trang ngay trong lúc sửa hồ sơ
	@"$(PROGRAM)" serve --content "$(CONTENT)"

test: test-swift test-site ## Chạy mọi bài kiểm thử

test-swift: deps test-deps lint
	@swift build --build-tests
	@swift test --skip-build

# One form for all sources (.swift-format), so that a difference shows only what changed.
lint:
	@swift format lint --strict --recursive $(SWIFT_SOURCES)

format: ## Sắp mã nguồn về đúng khuôn
	@swift format --in-place --recursive $(SWIFT_SOURCES)

# The built site in a real browser, a real validator and a real link checker.
test-site: build test-deps
	@Tests/site/run "$(PROGRAM)"

deps:
	@bash .ci/packages $(BUILD_PACKAGES)

test-deps:
	@bash .ci/packages $(TEST_PACKAGES)

bench: build ## Đo tốc độ với 1.000, 10.000 và 50.000 sản phẩm (so với Hugo nếu có)
	@Benchmarks/run "$(PROGRAM)"
	@Benchmarks/preview "$(PROGRAM)"

reference: build ## Viết lại docs/dinh-dang.md từ bảng mục
	@"$(PROGRAM)" reference > docs/dinh-dang.md

install: build ## Cài vào PREFIX (mặc định /usr/local)
	@install -d "$(DESTDIR)$(PREFIX)/bin" "$(DESTDIR)$(PREFIX)/share/gianhang/themes"
	@install -m 755 "$(PROGRAM)" "$(DESTDIR)$(PREFIX)/bin/gianhang"
	@for theme in themes/*/; do \
		name=$$(basename "$$theme"); \
		rm -rf "$(DESTDIR)$(PREFIX)/share/gianhang/themes/$$name"; \
		install -d "$(DESTDIR)$(PREFIX)/share/gianhang/themes/$$name"; \
		cp -R "$$theme/assets" "$(DESTDIR)$(PREFIX)/share/gianhang/themes/$$name/"; \
	done
	@echo "Đã cài $(DESTDIR)$(PREFIX)/bin/gianhang"

uninstall: ## Gỡ khỏi PREFIX
	@rm -f "$(DESTDIR)$(PREFIX)/bin/gianhang"
	@rm -rf "$(DESTDIR)$(PREFIX)/share/gianhang"

# Only what the program made, by its manifest: other files of the folder are somebody else's.
clean: ## Xoá trang đã dựng và tệp trung gian
	@if [ -f "$(OUTPUT)/.gianhang/manifest" ]; then \
		tail -n +2 "$(OUTPUT)/.gianhang/manifest" | (cd "$(OUTPUT)" && xargs -d '\n' -r rm -f --); \
		rm -rf "$(OUTPUT)/.gianhang"; \
		find "$(OUTPUT)" -mindepth 1 -type d -empty -delete; \
	fi
	@rm -rf .build

help: ## In danh sách lệnh này
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 18
