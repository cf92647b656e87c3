document.getElementById("main").textContent = "Gatehouse";
