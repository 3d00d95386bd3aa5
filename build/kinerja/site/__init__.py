"""The portal: pages, downloads and feed, drawn from releases and nothing else."""
