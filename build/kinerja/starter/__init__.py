"""An agency's own repository: the files that ``kinerja init`` lays, and how they are laid."""
