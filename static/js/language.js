// Remembers the edition that a reader chooses, for the next visit to "/". Without it the browser's language decides.
document.addEventListener("click", (event) => {
  const link = event.target.closest?.("[data-edition]");
  if (!link) return;
  const secure = location.protocol === "https:" ? "; secure" : "";
  document.cookie = `language=${link.dataset.edition}; path=/; max-age=31536000; samesite=lax${secure}`;
});
