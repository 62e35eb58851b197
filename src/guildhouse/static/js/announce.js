// Says something to people who listen to the page instead of looking at it.

let region;

export function announce(words) {
  if (!region) {
    region = document.createElement("div");
    region.className = "only-read";
    region.setAttribute("role", "status");
    document.body.append(region);
  }
  region.textContent = "";
  setTimeout(() => { region.textContent = words; }, 80);
}
