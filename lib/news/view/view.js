(function () {
	"use strict";
	var root = document.documentElement;
	var tools = document.getElementById("tools");
	var bySpeaker = document.getElementById("by-speaker");
	var byClass = document.getElementById("by-class");
	var found = document.getElementById("found");
	var theme = document.getElementById("theme");
	var main = document.getElementById("articles");
	var panel = document.getElementById("speakers");
	var wide = window.matchMedia("(min-width: 70rem)");
	var notes = Array.from(main.querySelectorAll(".note"));

	function all(selector, inside) {
		return Array.from((inside || document).querySelectorAll(selector));
	}

	/* The stretches of an attribution, in its article. */
	function stretches(note) {
		return all('[data-n="' + note.dataset.n + '"]:not(.note)', note.closest("article"));
	}

	function addOption(select, value, label) {
		var option = document.createElement("option");
		option.value = value;
		option.textContent = label;
		select.append(option);
	}

	function fillSpeakers() {
		all("[data-speaker]", panel).forEach(function (item) {
			addOption(bySpeaker, item.dataset.speaker,
				item.querySelector(".who").textContent + " (" + item.querySelector(".count").textContent + ")");
		});
	}

	function fillClasses() {
		var counts = new Map();
		notes.forEach(function (note) {
			var name = note.dataset.class;
			if (name !== "") {
				counts.set(name, (counts.get(name) || 0) + 1);
			}
		});
		Array.from(counts.keys()).sort().forEach(function (name) {
			addOption(byClass, name, name + " (" + counts.get(name) + ")");
		});
	}

	function fits(note) {
		return (bySpeaker.value === "" || note.dataset.speaker === bySpeaker.value) &&
			(byClass.value === "" || note.dataset.class === byClass.value);
	}

	/* Articles without one of those wanted go; paragraphs without one step back. */
	function filter() {
		var on = bySpeaker.value !== "" || byClass.value !== "";
		var kept = 0, marked = new Set();
		all(".lit").forEach(function (each) { each.classList.remove("lit"); });
		notes.forEach(function (note) {
			var fit = fits(note);
			kept += fit;
			note.classList.toggle("out", on && !fit);
			if (on && fit) {
				stretches(note).forEach(function (each) {
					each.classList.add("lit");
					marked.add(each.closest(".row"));
					marked.add(each.closest("article"));
				});
				marked.add(note.closest(".row"));
				marked.add(note.closest("article"));
			}
		});
		all("article", main).forEach(function (each) { each.hidden = on && !marked.has(each); });
		all(".row", main).forEach(function (each) { each.classList.toggle("quiet", on && !marked.has(each)); });
		found.textContent = on ? kept + " of " + notes.length + " attributions" : "";
	}

	/* A note and its stretches light up together. */
	function light(event) {
		var target = event.target.closest(".note, [data-n]"), article = event.target.closest("article");
		if (bySpeaker.value !== "" || byClass.value !== "") {
			return;
		}
		all(".lit", main).forEach(function (each) { each.classList.remove("lit"); });
		if (target && article && event.type !== "mouseleave") {
			all('[data-n="' + target.dataset.n + '"]', article).forEach(function (each) { each.classList.add("lit"); });
		}
	}

	function isDark() {
		return root.dataset.theme ? root.dataset.theme === "dark" :
			window.matchMedia("(prefers-color-scheme: dark)").matches;
	}

	function showTheme() {
		theme.textContent = isDark() ? "Light" : "Dark";
		theme.setAttribute("aria-label", isDark() ? "Light colours" : "Dark colours");
	}

	/* A page that is opened from a file may not be allowed to keep anything. */
	function keepTheme(name) {
		root.dataset.theme = name;
		try {
			localStorage.setItem("hearsay-theme", name);
		} catch (ignored) {}
		showTheme();
	}

	try {
		var kept = localStorage.getItem("hearsay-theme");
		if (kept === "dark" || kept === "light") {
			root.dataset.theme = kept;
		}
	} catch (ignored) {}

	/* Where the panel is seen first it is also read first. */
	function placePanel() {
		if (wide.matches) {
			main.before(panel);
		} else {
			main.after(panel);
		}
	}

	placePanel();
	wide.addEventListener("change", placePanel);
	fillSpeakers();
	fillClasses();
	showTheme();
	tools.hidden = false;
	tools.addEventListener("change", filter);
	tools.addEventListener("reset", function () { setTimeout(filter, 0); });
	tools.addEventListener("submit", function (event) { event.preventDefault(); });
	theme.addEventListener("click", function () { keepTheme(isDark() ? "light" : "dark"); });
	window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", showTheme);
	main.addEventListener("mouseover", light);
	main.addEventListener("focusin", light);
	main.addEventListener("mouseleave", light);
}());
