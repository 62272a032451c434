using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace Pretraining;

/// <summary>Learning curves in the terminal: a letter for each curve, epochs to the right, the loss upwards.</summary>
internal static class Chart
{
    private const int Width = 60;
    private const int Height = 14;

    public static string Of(IReadOnlyList<Curve> curves)
    {
        double top = Math.Max(0.75, curves.SelectMany(static curve => curve.Losses).Where(double.IsFinite).Select(static loss => Math.Min(loss, 1)).Max());
        var grid = new char[Height, Width];
        for (int index = 0; index < curves.Count; index++)
        {
            for (int column = 0; column < Width; column++)
            {
                double loss = curves[index].Losses[column * (curves[index].Losses.Count - 1) / (Width - 1)];
                int row = (int)Math.Clamp((1 - (loss / top)) * (Height - 1), 0, Height - 1);
                grid[row, column] = curves[index].Name[0];
            }
        }

        var text = new StringBuilder();
        for (int row = 0; row < Height; row++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{top * (Height - 1 - row) / (Height - 1),5:F2} |");
            for (int column = 0; column < Width; column++) text.Append(grid[row, column] == '\0' ? ' ' : grid[row, column]);
            text.Append('\n');
        }

        text.Append("      +").Append('-', Width).Append("> epochs\n");
        return text.ToString();
    }

    public static string Table(IReadOnlyList<Curve> curves)
    {
        var text = new StringBuilder();
        int name = curves.Max(static curve => curve.Name.Length);
        for (int index = 0; index < curves.Count; index++)
        {
            Curve curve = curves[index];
            string losses = string.Join(' ', new[] { 0, 0.25, 0.5, 1 }.Select(part => curve.Losses[(int)(part * (curve.Losses.Count - 1))].ToString("F3", CultureInfo.InvariantCulture).PadLeft(7)));
            text.Append(CultureInfo.InvariantCulture, $"  {curve.Name[0]}  {curve.Name.PadRight(name)} {losses}   {curve.Verdict}\n");
        }

        return text.ToString();
    }
}
