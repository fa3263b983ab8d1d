# What is installed and shipped: the library, completion, archives and packages.  The Makefile
# includes it.

LIBDIR = $(PREFIX)/lib
SHARE = $(PREFIX)/share
OBJCOPY = objcopy
# Where the shells look for completion.
BASH_COMPLETION = $(SHARE)/bash-completion/completions
ZSH_COMPLETION = $(SHARE)/zsh/site-functions
FISH_COMPLETION = $(SHARE)/fish/vendor_completions.d

# --- the library: lib/api over all filters

SONAME = libhearsay.so.$(firstword $(subst ., ,$(VERSION)))
SHARED = $(BUILD)/$(SONAME)
STATIC = $(BUILD)/static/libhearsay.a
API = $(call objects,$(wildcard lib/api/*.c))

library: $(SHARED) $(STATIC)
check: library completion $(BUILD)/hearsay.pc
$(BUILD)/tests/check_api: $(BUILD)/tests/check_api.o $(STATIC)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS) $(shell $(PKG_CONFIG) --libs check)

$(SHARED): lib/api/hearsay.map $(API) $(FUSED) $(LIBRARY)
	$(CC) $(CFLAGS) $(LDFLAGS) -shared -Wl,-soname,$(SONAME) -Wl,--version-script=$< -Wl,--as-needed \
		-o $@ $(filter-out $<,$^) $(LIBS)

# One object, in which all but the interface is local: no name can clash with a program's.
$(STATIC): $(API) $(FUSED) $(LIBRARY)
	@mkdir -p $(@D)
	$(CC) -r -nostdlib -o $(@D)/hearsay.o $^
	$(OBJCOPY) --localize-hidden $(@D)/hearsay.o
	@rm -f $@
	$(AR) rcs $@ $(@D)/hearsay.o

$(BUILD)/hearsay.pc: lib/api/hearsay.pc.in $(BUILD)/prefix
	sed 's|@PREFIX@|$(PREFIX)|; s|@LIBDIR@|$(LIBDIR)|; s|@VERSION@|$(VERSION)|; s|@LIBS@|$(LIBS)|' $< >$@

# The installed models' folder stands in an object: it is made anew for another PREFIX.
$(BUILD)/prefix: FORCE
	@mkdir -p $(@D)
	@echo '$(PREFIX) $(LIBDIR)' | cmp -s - $@ || echo '$(PREFIX) $(LIBDIR)' >$@
$(BUILD)/lib/learn/model.o: $(BUILD)/prefix
FORCE:

# --- completion: each program writes its own

SHELLS = bash zsh fish
COMPLETION = $(foreach shell,$(SHELLS),$(PROGRAMS:$(BUILD)/%=$(BUILD)/completion/$(shell)/%))

completion: $(COMPLETION)

$(COMPLETION): $(BUILD)/completion/%: $(PROGRAMS)
	@mkdir -p $(@D)
	$(BUILD)/$(@F) --completion=$(notdir $(@D)) >$@

# --- install: MODE:SOURCE:PLACE of every file

INSTALLED = $(foreach file,$(PROGRAMS),755:$(file):$(PREFIX)/bin/$(notdir $(file))) \
	$(foreach page,$(MANUALS),644:$(page):$(SHARE)/man/man$(subst .,,$(suffix $(page)))/$(notdir $(page))) \
	$(foreach file,$(wildcard lib/models/*),644:$(file):$(SHARE)/hearsay/models/$(notdir $(file))) \
	644:lib/api/hearsay.h:$(PREFIX)/include/hearsay.h \
	644:$(STATIC):$(LIBDIR)/libhearsay.a \
	755:$(SHARED):$(LIBDIR)/libhearsay.so.$(VERSION) \
	644:$(BUILD)/hearsay.pc:$(LIBDIR)/pkgconfig/hearsay.pc \
	$(foreach file,$(PROGRAMS),644:$(BUILD)/completion/bash/$(notdir $(file)):$(BASH_COMPLETION)/$(notdir $(file))) \
	$(foreach file,$(PROGRAMS),644:$(BUILD)/completion/zsh/$(notdir $(file)):$(ZSH_COMPLETION)/_$(notdir $(file))) \
	$(foreach file,$(PROGRAMS),644:$(BUILD)/completion/fish/$(notdir $(file)):$(FISH_COMPLETION)/$(notdir $(file)).fish)
LINKS = $(LIBDIR)/$(SONAME) $(LIBDIR)/libhearsay.so

install: $(PROGRAMS) library completion $(BUILD)/hearsay.pc
	@set -e; for file in $(INSTALLED); do \
		mode=$${file%%:*}; file=$${file#*:}; \
		install -D -m "$$mode" "$${file%%:*}" "$(DESTDIR)$${file#*:}"; \
	done
	ln -sf libhearsay.so.$(VERSION) "$(DESTDIR)$(LIBDIR)/$(SONAME)"
	ln -sf $(SONAME) "$(DESTDIR)$(LIBDIR)/libhearsay.so"

uninstall:
	@for file in $(foreach file,$(INSTALLED),$(lastword $(subst :, ,$(file)))) $(LINKS); do \
		rm -f "$(DESTDIR)$$file"; \
	done
	@for folder in models ''; do \
		[ ! -d "$(DESTDIR)$(SHARE)/hearsay/$$folder" ] || rmdir "$(DESTDIR)$(SHARE)/hearsay/$$folder"; \
	done

# --- the source, and Debian packages of it

NAME = hearsay-$(VERSION)
DIST = $(BUILD)/$(NAME).tar.xz
XZ = xz -T1 -2

# Is this a checkout, and git there to ask?
CHECKOUT = [ -e .git ] && command -v git >/dev/null

# Files that git knows or, in an unpacked archive, all but what was built; as old as the last commit
# or the archive: so the same bytes come out each time, also of an archive's archive.
dist: $(DIST)
$(DIST): FORCE
	@mkdir -p $(@D)
	if $(CHECKOUT); then git ls-files; else find . -type f ! -path './.git/*' ! -path './build*' ! -path './debian/*'; fi | \
		sed 's|^\./||' | LC_ALL=C sort | grep -v '^$(BUILD)/' >$@.list
	epoch=$${SOURCE_DATE_EPOCH:-$$(if $(CHECKOUT); then git log -1 --format=%ct; else stat -c %Y LICENSE; fi)}; \
	tar --create --format=ustar --mtime="@$$epoch" --owner=0 --group=0 --numeric-owner \
		--mode=u=rwX,go=rX --no-recursion --transform='s|^|$(NAME)/|' --files-from=$@.list | \
		$(XZ) >$@.new
	@mv $@.new $@ && rm $@.list

deb: $(DIST)
	rm -rf $(BUILD)/deb
	mkdir -p $(BUILD)/deb
	cp $(DIST) $(BUILD)/deb/hearsay_$(VERSION).orig.tar.xz
	tar -C $(BUILD)/deb -xf $(DIST)
	cp -R scripts/debian $(BUILD)/deb/$(NAME)/debian
	cd $(BUILD)/deb/$(NAME) && dpkg-buildpackage -us -uc

.DELETE_ON_ERROR:
.PHONY: library completion install uninstall dist deb FORCE
